using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MigrationKit.Generator;

/// <summary>C# that names the class of a set, in a project without a single migration.</summary>
internal static class MissingSet
{
    private static readonly MK1004NoMigrationFound Rule = new();

    public static void Register(CompilationStartAnalysisContext context)
    {
        var settings = ProjectSettings.Read(context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        if (context.Options.AdditionalFiles.Any(file => IsMigration(file.Path, settings)))
        {
            return;
        }

        var folders = settings.NamedSets.Select(set => set.Folder).ToList();
        var names = new HashSet<string>(
            folders.Select(folder => RelativePath.Of(settings.Directory, folder)).Select(folder => SetLocator.Locate(folder + "/x", folder, "")).Append(SetLocator.Locate("Migrations/x")).Select(set => set!.ClassName),
            StringComparer.Ordinal);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var name = (IdentifierNameSyntax)node.Node;
                if (names.Contains(name.Identifier.ValueText) && IsQualifier(name) && IsUnknown(name, node))
                {
                    node.ReportDiagnostic(Diagnose(name, settings.Directory, folders));
                }
            },
            SyntaxKind.IdentifierName);
    }

    private static bool IsMigration(string path, ProjectSettings settings) =>
        ScriptPath.IsScript(path) && SetFolder.Of(path, settings) is { } folder && !BaselineFile.Is(path.Substring(folder.Directory.Length));

    // What stands in front of a dot, alone or at the end of its namespace: Migrations.Set, App.Migrations.M0001_Initial.
    private static bool IsQualifier(IdentifierNameSyntax name)
    {
        var qualified = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            QualifiedNameSyntax pair when pair.Right == name => pair,
            _ => (SyntaxNode)name,
        };
        return qualified.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == qualified,
            QualifiedNameSyntax pair => pair.Left == qualified && !DeclaresNamespace(pair),
            _ => false,
        };
    }

    private static bool DeclaresNamespace(NameSyntax name) =>
        name.FirstAncestorOrSelf<SyntaxNode>(node => node is not NameSyntax) is BaseNamespaceDeclarationSyntax;

    // And not a member that something other than a namespace lacks.
    private static bool IsUnknown(IdentifierNameSyntax name, SyntaxNodeAnalysisContext context)
    {
        var found = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        var owner = (name.Parent as MemberAccessExpressionSyntax)?.Expression;
        return found.Symbol is null && found.CandidateSymbols.IsEmpty
            && (owner is null || owner == name || owner is NameSyntax or MemberAccessExpressionSyntax
                && context.SemanticModel.GetSymbolInfo(owner, context.CancellationToken).Symbol is null or INamespaceSymbol);
    }

    private static Diagnostic Diagnose(IdentifierNameSyntax name, string project, List<string> folders)
    {
        var place = name.GetLocation();
        var lines = place.GetLineSpan();
        var range = new SourceRange(
            lines.StartLinePosition.Line + 1, lines.StartLinePosition.Character + 1, lines.EndLinePosition.Line + 1, lines.EndLinePosition.Character + 1);
        return ProblemDiagnostic.Of(Rule.Of(lines.Path, range, name.Identifier.ValueText, project, folders), place);
    }
}
