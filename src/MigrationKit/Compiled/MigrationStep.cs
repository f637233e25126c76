namespace MigrationKit;

/// <summary>
/// C# that runs in the middle of a migration, at its <c>-- migration:step Name</c> line and inside its transaction.
/// </summary>
/// <param name="context">The migration and the open connection.</param>
/// <param name="cancellationToken">Ends the step; the run is then rolled back.</param>
public delegate ValueTask MigrationStep(MigrationStepContext context, CancellationToken cancellationToken);
