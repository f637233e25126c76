namespace MigrationKit.Benchmarks.Workload;

/// <summary>One migration of the workload.</summary>
internal sealed record WorkloadFile(string Name, string Sql)
{
    public string Id => Path.GetFileNameWithoutExtension(Name);
}
