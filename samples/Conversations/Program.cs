using Conversations;
using MigrationKit.Hosting;

try
{
    await ConversationServer.Build(args).RunAsync();
    return 0;
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
catch (MigrationStartException)
{
    // The host has logged what it could not start with.
    return 1;
}
