namespace MigrationKit.Compiler.Validation;

/// <summary>
/// One rule: one file, one page in docs/rules, one test class. The first digit of the id is the stage; ids are never reused.
/// <see cref="GuardsHistory"/> marks the lock gate: not configurable, reported by the generator itself.
/// </summary>
internal abstract class Rule
{
    public abstract string Id { get; }

    public abstract string Title { get; }

    public abstract Severity Severity { get; }

    public virtual bool GuardsHistory => false;

    public abstract IEnumerable<Problem> Check(ValidationContext context);
}
