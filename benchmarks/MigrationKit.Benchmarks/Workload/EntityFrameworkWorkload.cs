using Microsoft.EntityFrameworkCore;

namespace MigrationKit.Benchmarks.Workload;

/// <summary>The workload as EF Core migrations, compiled when the benchmark starts.</summary>
internal sealed class EntityFrameworkWorkload
{
    private readonly Type _context;

    public EntityFrameworkWorkload(int count)
    {
        var sources = WorkloadFiles.Create(count).Select(EntityFrameworkSource.Migration).Prepend(EntityFrameworkSource.Context);
        _context = CompiledAssembly.Load(CompiledAssembly.Compilation("EntityFrameworkWorkload", sources)).GetType("WorkloadContext", throwOnError: true)!;
    }

    public void Migrate(string connectionString)
    {
        var options = new DbContextOptionsBuilder().UseSqlite(connectionString).Options;
        using var context = (DbContext)Activator.CreateInstance(_context, options)!;
        context.Database.Migrate();
    }
}
