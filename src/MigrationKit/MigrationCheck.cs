using System.Data.Common;

namespace MigrationKit;

/// <summary>A program's own check before a commit. It throws where what it finds must not be committed.</summary>
/// <param name="connection">
/// The connection of the run, inside its transaction where it has one. Neither close it nor commit; what the check writes is committed too.
/// </param>
/// <param name="cancellationToken">Ends the check; the run is then rolled back.</param>
public delegate ValueTask MigrationCheck(DbConnection connection, CancellationToken cancellationToken);
