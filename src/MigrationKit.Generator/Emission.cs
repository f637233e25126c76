using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator;

/// <summary>Hands a file to the compiler; failing to write it is a diagnostic, not a crash.</summary>
internal static class Emission
{
    public static void Add(SourceProductionContext context, string hintName, Func<string> write)
    {
        try
        {
            context.AddSource(hintName, SourceText.From(write(), Encoding.UTF8));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(ProblemDiagnostic.Of(OwnFault.Of(hintName, exception), ""));
        }
    }
}
