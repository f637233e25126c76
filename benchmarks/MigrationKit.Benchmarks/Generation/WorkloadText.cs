using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MigrationKit.Benchmarks.Workload;

namespace MigrationKit.Benchmarks.Generation;

/// <summary>A migration as the compiler hands it to a generator: decoded from its bytes when first asked for, then kept.</summary>
internal sealed class WorkloadText(string path, byte[] bytes) : AdditionalText
{
    private SourceText? _text;

    public override string Path => path;

    public static WorkloadText Of(WorkloadFile file) => new($"{WorkloadProject.Folder}Migrations/{file.Name}", Encoding.UTF8.GetBytes(file.Sql));

    public override SourceText GetText(CancellationToken cancellationToken = default) =>
        _text ??= SourceText.From(bytes, bytes.Length, Encoding.UTF8, SourceHashAlgorithm.Sha256);

    /// <summary>The same file, not yet read.</summary>
    public WorkloadText Unread() => new(path, bytes);

    /// <summary>The file after an edit that changes what it does.</summary>
    public WorkloadText Edited() => new(path, [.. bytes, .. "UPDATE customer_0000 SET amount = 0 WHERE id = 1;\n"u8]);
}
