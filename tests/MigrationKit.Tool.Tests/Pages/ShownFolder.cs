namespace MigrationKit.Tool.Tests.Pages;

/// <summary>The folder that a page shows, on disk: SQL as it stands there; where only names are drawn, scripts that get on with each other.</summary>
internal sealed class ShownFolder(TempFolder folder, RulePage page)
{
    // These show an edit of what is locked.
    private bool GoodIsLockedFirst => page.Id is "MK3101" or "MK3102";

    public async Task WriteAsync(string section)
    {
        if (section == "Bad" && GoodIsLockedFirst)
        {
            await WriteAsync("Good");
            await LockAsync();
        }

        var (language, text) = page.Block(section);
        if (language == "json")
        {
            Write("0000_first.sql", Script("0000_first"));
            Write("meta/_journal.json", text);
        }
        else if (language == "sql")
        {
            var scripts = RulePage.Scripts(text).ToList();
            // Of the locked one only the new text is shown.
            scripts = section == "Bad" && page.Id == "MK3101" ? [("0002_plan_schema.sql", text)] : scripts;
            scripts.ForEach(script => Write(script.Path, script.Text));
        }
        else
        {
            await DrawAsync(RulePage.Tree(text).ToList());
        }
    }

    private async Task DrawAsync(List<(string Path, string Note)> tree)
    {
        var locked = IdsOf(tree, "migrations.lock").Concat(tree.Where(file => file.Note == "locked").Select(file => Path.GetFileNameWithoutExtension(file.Path))).ToList();
        var scripts = tree.Where(file => file.Path.EndsWith(".sql", StringComparison.Ordinal)).ToList();
        if (locked.Count > 0)
        {
            // In the order in which they shipped.
            Journal(tree.Exists(file => file.Path.Contains("_journal", StringComparison.Ordinal)) ? locked : []);
            locked.ForEach(id => Write(id + ".sql", Script(id)));
            await LockAsync();
            locked.Where(id => scripts.Count > 0 && !scripts.Exists(script => script.Path == id + ".sql")).ToList().ForEach(id => File.Delete(folder[$"Migrations/{id}.sql"]));
        }

        scripts.ForEach(script => Write(script.Path, Script(Path.GetFileName(script.Path))));
        Journal(IdsOf(tree, "meta/_journal.json"));
    }

    private static List<string> IdsOf(List<(string Path, string Note)> tree, string file) =>
        [.. tree.Where(line => line.Path == file).SelectMany(line => line.Note.Split(", ", StringSplitOptions.RemoveEmptyEntries))];

    private void Journal(List<string> ids)
    {
        if (ids.Count > 0)
        {
            Write("meta/_journal.json", $$"""{ "entries": [{{string.Join(",", ids.Select((id, i) => $$"""{ "idx": {{i}}, "when": {{i}}, "tag": "{{id}}" }"""))}}] }""");
        }
    }

    // One that is renamed has its text under both names; every other one has a text of its own.
    private string Script(string name)
    {
        var up = name.Split('.')[0];
        var table = page.Id == "MK3104" ? up.Split('_')[0] : up;
        return name.EndsWith(".down.sql", StringComparison.Ordinal) ? $"DROP TABLE \"t{table}\";\n" : $"CREATE TABLE \"t{table}\" (id INTEGER PRIMARY KEY);\n";
    }

    private async Task LockAsync() => (await InProcess.RunAsync("lock", folder["Migrations"])).Expect(0);

    private void Write(string file, string text) => folder.With("Migrations/" + file, text);
}
