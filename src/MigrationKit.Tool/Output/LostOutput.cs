namespace MigrationKit.Tool.Output;

/// <summary>A stream that cannot be written: it is closed, or the disk that a log lies on is full.</summary>
internal static class LostOutput
{
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>What is told while work goes on. Where nobody can read it the work goes on all the same: nothing is rolled back for that.</summary>
    public static void WriteIfPossible(TextWriter writer, string line)
    {
        try
        {
            writer.WriteLine(line);
            writer.Flush();
        }
        catch (Exception exception) when (Is(exception))
        {
        }
    }

    /// <returns>The exit code.</returns>
    public static int Write(IToolOutput output, CommandResult result, TextWriter error)
    {
        try
        {
            output.Write(result);
            return result.ExitCode;
        }
        catch (Exception exception) when (Is(exception))
        {
            return Tell(error, exception, result.ExitCode);
        }
    }

    /// <summary>The result is lost, and not what was done.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(TextWriter error, Exception exception, int exitCode)
    {
        WriteIfPossible(
            error,
            $"error: The result could not be written to standard output or standard error: {exception.Message.TrimEnd('.')}. "
            + (exitCode == ExitCode.Done ? "The command itself was done." : "The command itself had failed."));
        return exitCode == ExitCode.Done ? ExitCode.Failed : exitCode;
    }
}
