using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting.Starting;

/// <summary>The sentence that names what is pending, for a message.</summary>
internal static class PendingText
{
    private const int Shown = 5;

    public static string Of(SetState state)
    {
        var ids = string.Join(", ", state.Pending.Take(Shown).Select(id => $"'{id}'"));
        var more = state.Pending.Count > Shown ? FormattableString.Invariant($" and {state.Pending.Count - Shown} more") : "";
        return state.Pending.Count == 1
            ? $"Migration {ids} of set '{state.Status.Set}' is pending on {state.Status.Database}."
            : $"Migrations {ids}{more} of set '{state.Status.Set}' are pending on {state.Status.Database}.";
    }
}
