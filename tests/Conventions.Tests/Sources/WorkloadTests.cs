using System.Security.Cryptography;
using System.Text;
using MigrationKit.Benchmarks.Workload;

namespace Conventions.Tests.Sources;

/// <summary>Figures can be compared only as long as the benchmarks run what their README says.</summary>
public sealed class WorkloadTests
{
    private static readonly string Documented = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "benchmarks", "README.md"));

    [Fact]
    public void TheBenchmarksRunTheDocumentedBytes() => Assert.Contains($"`{Hash(WorkloadFiles.Create(1000))}`", Documented, StringComparison.Ordinal);

    [Fact]
    public void OneByteMoreIsAnotherWorkload() => Assert.DoesNotContain(
        Hash(WorkloadFiles.Create(1000).Append(new WorkloadFile("V99999__more.sql", "\n"))), Documented, StringComparison.Ordinal);

    // The files joined in order of name, which is the order they are made in.
    private static string Hash(IEnumerable<WorkloadFile> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.Sql)))));
}
