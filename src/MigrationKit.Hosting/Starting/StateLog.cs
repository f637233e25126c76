using MigrationKit.Hosting.Logging;
using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting.Starting;

/// <summary>Logs what a start that writes nothing has found in order.</summary>
internal static class StateLog
{
    public static void Write(OpenedSet set, SetState state)
    {
        if (state.Newer > 0)
        {
            set.Logger.NewerDatabase(set.Name, state.Newer, set.Database.Description);
        }

        if (state.Validation.Drift is [var first, ..] drift)
        {
            set.Logger.SchemaDrift(set.Name, set.Database.Description, drift.Count, first.ToString());
        }

        set.Logger.Validated(set.Name, set.Database.Description);
    }
}
