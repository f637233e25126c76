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
catch (Exception problem) when (problem is MigrationStartException or OperationCanceledException or IOException)
{
    // The host has logged what it could not start with (an address that is taken, too), or that it was told to stop meanwhile.
    return 1;
}
