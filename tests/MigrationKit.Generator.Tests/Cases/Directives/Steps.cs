namespace App;

public static partial class Migrations
{
    public sealed partial class M0002_Backfill
    {
        public static System.Threading.Tasks.ValueTask BackfillNames(
            MigrationKit.MigrationStepContext context, System.Threading.CancellationToken cancellationToken) => default;
    }
}
