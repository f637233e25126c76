namespace MigrationKit;

/// <summary>Finds the C# of a step. Written by the generator; null where the set has no such step.</summary>
/// <param name="migrationId">The migration's id.</param>
/// <param name="step">The name behind <c>-- migration:step</c>.</param>
public delegate MigrationStep? MigrationStepFinder(string migrationId, string step);
