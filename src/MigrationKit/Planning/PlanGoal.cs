namespace MigrationKit;

/// <summary>What a run is for.</summary>
internal enum PlanGoal
{
    /// <summary>Apply what is pending.</summary>
    Migrate,

    /// <summary>Take back what sorts behind the target.</summary>
    RollBack,

    /// <summary>Mark as applied up to the target.</summary>
    Baseline,

    /// <summary>Rewrite the history; planned by <see cref="RepairPlan"/>.</summary>
    Repair,
}
