using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MigrationKit.Benchmarks.Generation;

/// <summary>The properties that build/MigrationKit.props makes visible to the generator.</summary>
internal sealed class WorkloadProject : AnalyzerConfigOptionsProvider
{
    public const string Folder = "/workload/";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Properties : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(KeyComparer)
        {
            ["build_property.MigrationKitProjectDirectory"] = Folder,
            ["build_property.RootNamespace"] = "Workload",
        };

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
