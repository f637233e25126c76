using MigrationKit;

namespace Aot;

public static partial class Migrations
{
    public sealed partial class M0002_AddSlug
    {
        public static async ValueTask FillSlugs(MigrationStepContext context, CancellationToken cancellationToken)
        {
            await using var command = context.Connection.CreateCommand();
            command.CommandText = "UPDATE users SET slug = lower(name)";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
