using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// `replay @FILE`: what a build runs before it compiles. It stays away from the command-line parser and the console, whose loading would
/// take longer than the replay.
/// </summary>
internal static class ReplayProgram
{
    public const string Name = "replay";

    /// <summary>
    /// What a failure is to whoever calls the program that was compiled natively: where the system's loader cannot start that (an older C library), it says 1.
    /// </summary>
    public const int FailedNatively = 3;

    private const nint StandardOutputDescriptor = 1;

    /// <summary>The same for a program of the machine (docs/decisions/0053).</summary>
    public static int RunNatively(string[] args)
    {
        DeferredCollection.Begin();
        return Run(args) is var exitCode and not ExitCode.Failed ? exitCode : FailedNatively;
    }

    public static int Run(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var output = new List<string>();
        var exitCode = Run(args, output);
        using var stream = StandardOutput();
        stream.Write(Encoding.UTF8.GetBytes(string.Concat(output.Select(line => line + "\n"))));
        return exitCode;
    }

    // A build gives a pipe. To that one writes without what the system's console wants first: signals, a thread, the terminal's settings.
    private static Stream StandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(StandardOutputDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    private static int Run(string[] args, List<string> output)
    {
        var folder = GlobalOptions.DefaultFolder;
        var start = HeadStart.Begin();
        try
        {
            var call = args is [_, ['@', .. var file]]
                ? ReplayCall.Read(Lines(file))
                : throw Refusal.WrongCall("`replay @FILE` is for builds; a person calls `migrationkit check`.");
            folder = call.Folder;
            return Run(call, start, output);
        }
        catch (Refusal refusal)
        {
            output.Add("migrationkit : error : " + refusal.Message);
            return refusal.ExitCode;
        }
        catch (Exception fault)
        {
            output.Add(ProblemInfo.Of(new MK9001OwnFault().Of(".", fault), folder, warningsAsErrors: false).ToLine().Text);
            return ExitCode.Failed;
        }
    }

    // Whole and in one go, as the scripts are read: a reader of lines is code that nothing else here needs.
    private static string[] Lines(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries);

    private static int Run(ReplayCall call, HeadStart start, List<string> output)
    {
        // Whoever finds one takes it for where this process died.
        if (call.Mark is { } mark)
        {
            File.Delete(mark);
        }

        if (call.Dialect == SqlDialect.Sqlite)
        {
            start.GoOn(call, () => BindFor(call));
        }

        var replay = new CalledReplay(call, call.Dialect == SqlDialect.Sqlite ? start : null);
        var problems = replay.Run(output);
        var isFailure = problems.Any(problem => problem.Severity == Severity.Error);

        // A failure ends the build before the compiler: what that would have warned of is said here, or it takes a second build.
        foreach (var problem in isFailure ? problems.Concat(replay.Warnings) : problems)
        {
            output.Add(ProblemInfo.Of(problem, call.Folder, warningsAsErrors: false).ToLine().Text);
        }

        // With a warning there is no stamp either: a build that makes an error of it must not pass the second time.
        if (problems.Count == 0 && call.Stamp is { } stamp)
        {
            WholeFile.Write(stamp, replay.ChainHead + "\n");
        }

        return isFailure ? ExitCode.Failed : ExitCode.Done;
    }

    private static NativeEngine? BindFor(ReplayCall call) => (call.Engine is null ? null : NativeEngine.TryBind(call.Engine)) ?? NativeEngine.TryBindOfTheMachine();
}
