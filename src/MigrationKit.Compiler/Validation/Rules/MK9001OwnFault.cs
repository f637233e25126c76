using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Hosts report it in place of a crash, which would name neither the file nor what to do.</summary>
internal sealed class MK9001OwnFault() : HostRule("MK9001", "Fault of MigrationKit itself", Severity.Error)
{
    public Problem Of(string path, Exception fault) => At(
        path,
        new SourceRange(1, 1, 1, 1),
        $"MigrationKit failed on '{path}', and this is its own fault: {fault.GetType().Name}: {Quoted.Text(fault.Message)}. "
        + "Please report it with the file; nothing was changed.");
}
