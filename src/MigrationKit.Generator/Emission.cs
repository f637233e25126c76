using System.Text;
using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator;

/// <summary>Hands a file to the compiler; failing to write it is a diagnostic, not a crash.</summary>
internal static class Emission
{
    public static void Add(SourceProductionContext context, string hintName, Func<SourceWriter> write)
    {
        try
        {
            var source = write();
            context.AddSource(hintName, SourceText.From(new SourceReader(source), source.Length, Encoding.UTF8));
            source.GiveBack();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(ProblemDiagnostic.Of(OwnFault.Of(hintName, exception), ""));
        }
    }
}
