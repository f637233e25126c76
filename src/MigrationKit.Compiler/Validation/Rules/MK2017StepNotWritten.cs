using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>
/// A step is C# that only the user can write. Reported by the analyzer, which sees both; the generated method that stands in for it fails when it is
/// called, and where analyzers do not run it does not even compile.
/// </summary>
internal sealed class MK2017StepNotWritten() : HostRule("MK2017", "Step not written", Severity.Error)
{
    // Nothing else stops a build whose step is missing.
    public override bool IsConfigurable => false;

    /// <param name="file">The script.</param>
    /// <param name="directive">The step.</param>
    /// <param name="id">The migration's id.</param>
    /// <param name="setNamespace">The set's namespace; may be empty.</param>
    /// <param name="classPath">The migration's class in it: 'Migrations.M0002_Backfill'.</param>
    /// <param name="isOther">Something of the name is there, and it is not what is called.</param>
    public Problem Of(SqlFile file, Directive directive, string id, string setNamespace, string classPath, bool isOther) => At(
        file.Path,
        SourceRange.Of(file.Text, directive.Span),
        Message(id, directive.Value, setNamespace, classPath, isOther));

    public static string Message(string id, string step, string setNamespace, string classPath, bool isOther) =>
        (isOther
            ? $"The C# of step '{step}' of migration '{id}' is not the method that is called: it has to be static, public or internal, with these parameters and this result: "
            : $"Step '{step}' of migration '{id}' has no C#. Put its method into a .cs file of the project: ")
        + $"`{Snippet(step, setNamespace, classPath)}`.";

    /// <summary>A whole file on one line, because a message is one.</summary>
    private static string Snippet(string step, string setNamespace, string classPath)
    {
        var classes = classPath.Split('.');
        return "using System; using System.Threading; using System.Threading.Tasks; using MigrationKit; "
            + (setNamespace.Length == 0 ? "" : $"namespace {setNamespace}; ")
            + string.Concat(classes.Select(name => $"partial class {name} {{ "))
            + $"public static ValueTask {step}(MigrationStepContext context, CancellationToken cancellationToken) => throw new NotSupportedException();"
            + string.Concat(classes.Select(_ => " }"));
    }
}
