using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>One run of the schema builder: what is known, what is drafted, and who drafts what.</summary>
internal sealed class Drafting : SchemaDrafting
{
    public Drafting(Discovery discovery, IReadOnlyList<ScalarType> scalars, IServiceCollection? services)
    {
        Discovery = discovery;
        Scalars = new ScalarCatalogue(scalars);
        Services = new ServiceCatalogue(services);
        Registry = new DraftRegistry(Mistakes);
        Enums = new EnumDrafter(this);
        Inputs = new InputDrafter(this);
        Outputs = new OutputDrafter(this);
        Fields = new FieldDrafter(this);
        Nodes = new NodeTypes(this);
        Loaders = new LoaderCompiler(this);
    }

    public Discovery Discovery { get; }
    public ScalarCatalogue Scalars { get; }
    public ServiceCatalogue Services { get; }
    public MistakeList Mistakes { get; } = new();
    public Descriptions Descriptions { get; } = new();
    public DraftRegistry Registry { get; }
    public EnumDrafter Enums { get; }
    public InputDrafter Inputs { get; }
    public OutputDrafter Outputs { get; }
    public FieldDrafter Fields { get; }
    public NodeTypes Nodes { get; }
    public LoaderCompiler Loaders { get; }

    public override TypeReference OutputType(Type type) => Outputs.Of(new ClrShape(type, null), Origin.Of(type)).Nullable;

    public override TypeReference InputType(Type type) => Inputs.Of(new ClrShape(type, null), Origin.Of(type)).Nullable;

    public override Func<object?, object?> InputBinder(Type type) => InputBinding.Compile<object?>(this, type);

    public override IReadOnlyList<FieldDraft> FieldsOf(Type type) =>
        Registry.TryFind<ObjectDraft>(OutputType(type).Name, out var draft) ? draft.Fields : [];

    public override bool IsLeaf(TypeReference type) => Scalars.Find(type.Name) is not null || Registry.TryFind<EnumDraft>(type.Name, out _);

    public override string NameOf(PropertyInfo property) => property.GivenName() ?? Naming.CamelCase(property.Name);

    public override string? DescriptionOf(MemberInfo member) => Descriptions.Of(member);

    public override TypeReference GetOrAddObject(string name, Action<ObjectDraft> define) => Registry.GetOrAdd(name, () => new ObjectDraft(name), define);

    public override TypeReference GetOrAddInput(string name, Action<InputDraft> define) => Registry.GetOrAdd(name, () => new InputDraft(name), define);

    public override TypeReference GetOrAddEnum(string name, Action<EnumDraft> define) => Registry.GetOrAdd(name, () => new EnumDraft(name), define);

    public override void Report(FieldDraft field, string mistake, string remedy) => Mistakes.Add(field.Origin ?? field.ToString(), mistake, remedy);

    /// <summary>The type that <see cref="GraphQLTypeAttribute"/> names for a member; null where it is absent or not a type.</summary>
    public TypeReference? GivenType(ICustomAttributeProvider member, string origin)
    {
        if (member.Get<GraphQLTypeAttribute>() is not { } given)
            return null;
        try
        {
            var type = TypeReference.Parse(given.Type);
            if (Scalars.Find(type.Name) is { } scalar)
                Registry.Use(scalar);
            return type;
        }
        catch (GraphQLException e)
        {
            Mistakes.Add(origin, $"[GraphQLType(\"{given.Type}\")] is not a type: {e.Message}", "Write for example ID, [ID!] or [ID!]!.");
            return null;
        }
    }
}
