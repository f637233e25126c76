namespace MigrationKit;

/// <summary>A program's own check before a commit. It throws where what it finds must not be committed.</summary>
/// <param name="context">The connection, and what is about to be committed.</param>
/// <param name="cancellationToken">Ends the check; the run is then rolled back.</param>
public delegate ValueTask MigrationCheck(MigrationCheckContext context, CancellationToken cancellationToken);
