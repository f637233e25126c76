using Conversations;
using Microsoft.Extensions.Options;
using MigrationKit.Hosting;

try
{
    await ConversationServer.Build(args).RunAsync();
    return 0;
}
catch (Exception e) when (e is MigrationStartException or OptionsValidationException)
{
    // The host has logged what it could not start with.
    return 1;
}
