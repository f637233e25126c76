namespace MigrationKit.Hosting.Starting;

/// <summary>
/// The start was cancelled (Ctrl+C, SIGTERM) while a set was being treated. A host logs what it could not start with, and the runtime prints it: the message
/// says it all, and forty lines of stack would hide it.
/// </summary>
internal sealed class StartCanceledException(string message, OperationCanceledException innerException, CancellationToken cancellationToken)
    : OperationCanceledException(message, innerException, cancellationToken)
{
    public static StartCanceledException Of(string set, OperationCanceledException error, CancellationToken cancellationToken)
    {
        var outcome = (error as MigrationCanceledException)?.Outcome ?? "This instance has written nothing.";
        return new StartCanceledException($"The start was cancelled while the migrations '{set}' were looked after. {outcome}", error, cancellationToken);
    }

    public override string ToString() => Message;
}
