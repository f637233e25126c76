using FsCheck;
using FsCheck.Fluent;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class SequencePropertyTests
{
    private static readonly string[] Paths =
    [
        "001_a.sql", "001_A.sql", "002_a_x.sql", "002_b_x.sql", "V3__c.up.sql", "V3__c.down.sql", "U3__c.sql", "v3__c.sql", "5_e/up.sql",
        "5_e/down.sql", "sub/5_e.sql", "0.9/00__x.sql", "0.9/01__x.sql", "8. f.sql", "9.sql", "9.sqm", "R__r.sql", "views/r.sql",
        "2024-01-31-120000_x/up.sql", "20240131120000_x.sql", "unreadable.sql", "10_k.down.sql", "12_x.sql", "é_x.sql", "13_\uFF5E.sql", "13_\U0001F600.sql",
    ];

    private static readonly Arbitrary<string[]> Folders = Gen.SubListOf(Paths).Select(paths => paths.ToArray()).ToArbitrary();

    [Fact]
    public void TheOrderOfArrivalDoesNotMatter() =>
        Prop.ForAll(Folders, ArbMap.Default.ArbFor<int>(), (folder, seed) =>
        {
            var files = folder.Select(path => SetOf.File(path, path + "\n")).ToArray();
            SqlFile[] locks = [Lock(files, "migrations.lock"), Lock(files.Take(3), "migrations.live.lock")];
            var expected = SetOf.Sequence(files, null, locks);
            new Random(seed).Shuffle(files);
            Array.Reverse(locks);
            return expected.Equals(SetOf.Sequence(files, null, locks));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EachReadableUpFileIsInTheSequenceOnceOrReported() =>
        Prop.ForAll(Folders, folder =>
        {
            var sequence = SetOf.Paths(folder);
            var placed = sequence.Migrations.SelectMany(migration => new[] { migration.UpFile, migration.DownFile }).OfType<SqlFile>();
            var reported = sequence.Facts
                .Where(fact => fact.Kind is SequenceFactKind.DuplicateId or SequenceFactKind.DownWithoutUp).Select(fact => fact.Path);
            var readable = folder.Where(path => FileNameReader.Read(path) is not null);
            return placed.Select(file => file.Path).Concat(reported).Order(StringComparer.Ordinal)
                .SequenceEqual(readable.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AFolderNeverDiffersFromItsOwnLock() =>
        Prop.ForAll(Folders, folder =>
        {
            var files = folder.Select(path => SetOf.File(path, path + "\n")).ToArray();
            var sequence = SetOf.Sequence(files, null, Lock(files, "migrations.lock"));
            return sequence.LockDifferences.Count == 0 && sequence.LockFiles[0].Faults.Count == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryLockedMigrationThatIsGoneIsReportedOnce() =>
        Prop.ForAll(Folders, Folders, (before, after) =>
        {
            var shipped = before.Select(path => SetOf.File(path, path + "\n")).ToArray();
            var sequence = SetOf.Sequence(after.Select(path => SetOf.File(path, path + "\n")), null, Lock(shipped, "migrations.lock"));
            var present = sequence.Migrations.Select(migration => migration.Id).ToHashSet(StringComparer.Ordinal);
            var gone = sequence.LockFiles[0].Entries.Select(entry => entry.Id).Where(id => !present.Contains(id));
            var reported = sequence.LockDifferences
                .Where(difference => difference.Kind is LockDifferenceKind.Missing or LockDifferenceKind.Renamed).Select(difference => difference.Id);
            return gone.Order(StringComparer.Ordinal).SequenceEqual(reported.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void WhatIsReportedAsReorderedIsTrueAndNothingIsWhereNothingMoved() =>
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(1, 6)).ToArbitrary(), order =>
        {
            var files = Enumerable.Range(1, 6).Select(number => SetOf.File($"{number}_x.sql", $"{number}\n")).ToArray();
            var tags = order.Select(number => $"{{\"idx\":0,\"when\":0,\"tag\":\"{number}_x\"}}");
            var sequence = SetOf.Sequence(files, $"{{\"entries\":[{string.Join(",", tags)}]}}", Lock(files, "migrations.lock"));
            var places = sequence.Migrations.ToDictionary(migration => migration.Id, migration => migration.Ordinal, StringComparer.Ordinal);
            return (sequence.LockDifferences.Count == 0) == IsRising(order)
                && sequence.LockDifferences.Distinct().Count() == sequence.LockDifferences.Count
                && sequence.LockDifferences.All(difference =>
                    difference.Kind == LockDifferenceKind.Reordered
                    && string.CompareOrdinal(difference.Id, difference.Other) < 0
                    && places[difference.Id] > places[difference.Other]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheRiseIsRisingAndAsLongAsTheLongest() =>
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 7)).ToArbitrary(), values =>
        {
            var rise = LongestRise.Of(values);
            var chosen = values.Where((_, i) => rise[i]).ToArray();
            return IsRising(chosen) && chosen.Length == Subsets(values).Where(IsRising).Max(subset => subset.Length);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<int[]> Subsets(int[] values) =>
        Enumerable.Range(0, 1 << values.Length).Select(mask => values.Where((_, i) => (mask >> i & 1) == 1).ToArray());

    private static bool IsRising(int[] values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);

    private static SqlFile Lock(IEnumerable<ParsedFile> files, string path) => new(path, LockFileWriter.Write(SetOf.Sequence(files)));
}
