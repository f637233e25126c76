using System.Text;

namespace MigrationKit.Benchmarks.Workload;

/// <summary>The same migrations as an EF Core user has them: a class each, and a context.</summary>
internal static class EntityFrameworkSource
{
    public static string Context => """
        public sealed class WorkloadContext : Microsoft.EntityFrameworkCore.DbContext
        {
            public WorkloadContext(Microsoft.EntityFrameworkCore.DbContextOptions options)
                : base(options)
            {
            }
        }

        """;

    public static string Migration(WorkloadFile file) => $$""""
        [Microsoft.EntityFrameworkCore.Infrastructure.DbContext(typeof(WorkloadContext))]
        [Microsoft.EntityFrameworkCore.Migrations.Migration("{{file.Id}}")]
        public sealed class {{file.Id}} : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder) => migrationBuilder.Sql({{Literal(file.Sql)}});
        }

        """";

    public static void Write(string folder, IEnumerable<WorkloadFile> files)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "WorkloadContext.cs"), Context);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(folder, file.Id + ".cs"), Migration(file));
        }
    }

    private static string Literal(string text) => new StringBuilder(text).Replace("\"", "\"\"").Insert(0, "@\"").Append('"').ToString();
}
