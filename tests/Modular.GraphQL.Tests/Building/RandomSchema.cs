using Modular.GraphQL.Building;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Draws valid schemas, as SDL in random order, with all kinds of type, default, deprecation and awkward description.</summary>
internal sealed class RandomSchema(int seed, int size)
{
    private static readonly string[] Texts =
        ["", "plain", "two\nlines", "  indented\n    more", "ends in \"", "\"\"\"", "back\\slash\\", "tab\t", "连衣裙 😀", " \n \n", "trailing  ", "\r\n", "\u0007bell", "a sentence that is long enough to pass the width of a line by itself"];

    private readonly Random _random = new(seed);

    public string Sdl()
    {
        var interfaces = Enumerable.Range(0, size).Select(i => (Name: $"I{i}", Fields: Fields($"i{i}"))).ToArray();
        List<DefinitionNode> definitions = [];
        // Each interface implements some of those before it, and so all that these implement.
        var inherited = new HashSet<int>[size];
        for (var i = 0; i < size; i++)
        {
            inherited[i] = [.. Some(Enumerable.Range(0, i)).SelectMany(j => inherited[j].Append(j))];
            definitions.Add(new InterfaceTypeDefinitionNode
            {
                Description = Description(),
                Name = new($"I{i}"),
                Interfaces = [.. inherited[i].Select(j => Ref($"I{j}"))],
                Fields = [.. interfaces[i].Fields, .. inherited[i].SelectMany(j => interfaces[j].Fields)],
            });
        }

        for (var i = 0; i < size; i++)
        {
            HashSet<int> implemented = [.. Some(Enumerable.Range(0, size)).SelectMany(j => inherited[j].Append(j))];
            definitions.Add(new ObjectTypeDefinitionNode
            {
                Description = Description(),
                Name = new($"O{i}"),
                Interfaces = [.. implemented.Select(j => Ref($"I{j}"))],
                Fields = [.. Fields("o"), .. implemented.SelectMany(j => interfaces[j].Fields)],
            });
            definitions.Add(new UnionTypeDefinitionNode { Description = Description(), Name = new($"U{i}"), Members = [.. Some(Enumerable.Range(0, size)).DefaultIfEmpty(0).Select(j => Ref($"O{j}"))] });
            definitions.Add(new EnumTypeDefinitionNode
            {
                Description = Description(),
                Name = new($"E{i}"),
                Values = [.. Enumerable.Range(0, size).Select(j => new EnumValueDefinitionNode { Description = Description(), Name = new($"V{j}"), Directives = Deprecated() })],
            });
            var isOneOf = Flip();
            definitions.Add(new InputObjectTypeDefinitionNode
            {
                Description = Description(),
                Name = new($"N{i}"),
                Directives = isOneOf ? [new(new("oneOf"), [])] : [],
                Fields = [.. Inputs("n", 1 + _random.Next(size), isOneOf)],
            });
            definitions.Add(new ScalarTypeDefinitionNode
            {
                Description = Description(),
                Name = new($"S{i}"),
                Directives = Flip() ? [new(new("specifiedBy"), [new(new("url"), new StringValueNode(Text()))])] : [],
            });
            definitions.Add(new DirectiveDefinitionNode
            {
                Description = Description(),
                Name = new($"d{i}"),
                Arguments = [.. Inputs("a", _random.Next(size), nullable: false)],
                IsRepeatable = Flip(),
                Locations = [.. Some(Enum.GetValues<DirectiveLocation>()).DefaultIfEmpty().Select(l => new NameNode(Naming.UpperSnake(l.ToString())))],
            });
        }

        var query = Pick("Query", "Root");
        definitions.Add(new ObjectTypeDefinitionNode { Description = Description(), Name = new(query), Fields = Fields("q") });
        if (query == "Root" || Flip())
            definitions.Add(new SchemaDefinitionNode { Description = Description(), RootOperationTypes = [new(OperationKind.Query, Ref(query)), new(OperationKind.Mutation, Ref("O0"))] });
        var order = definitions.ToArray();
        _random.Shuffle(order);
        return SyntaxPrinter.Print(new DocumentNode(default, order));
    }

    private IReadOnlyList<FieldDefinitionNode> Fields(string prefix) =>
    [
        .. Enumerable.Range(0, 1 + _random.Next(size)).Select(i => new FieldDefinitionNode
        {
            Description = Description(),
            Name = new($"{prefix}{i}"),
            Arguments = [.. Inputs("x", _random.Next(3), nullable: false)],
            Type = Wrapped(Pick("Int", "Float", "ID", "String", "Boolean", Any("O"), Any("I"), Any("U"), Any("E"), Any("S"))),
            Directives = Deprecated(),
        }),
    ];

    private IEnumerable<InputValueDefinitionNode> Inputs(string prefix, int count, bool nullable)
    {
        for (var i = 0; i < count; i++)
        {
            var name = Pick("Int", "Float", "ID", "String", "Boolean", Any("E"), Any("S"), Any("N"));
            // Input objects stay nullable and without default, and in lists where one field is a must, so that no circle comes to be.
            var isObject = name[0] == 'N';
            TypeNode type = nullable || isObject ? Ref(name) : Wrapped(name);
            if (nullable && isObject)
                type = new ListTypeNode(type);
            var value = nullable || isObject || Flip() ? null : Default(type);
            yield return new()
            {
                Description = Description(),
                Name = new($"{prefix}{i}"),
                Type = type,
                DefaultValue = value,
                Directives = type is NonNullTypeNode && value is null ? [] : Deprecated(),
            };
        }
    }

    private ValueNode Default(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NonNull(nonNull.Nullable),
        _ when _random.Next(4) == 0 => new NullValueNode(),
        _ => NonNull(type),
    };

    private ValueNode NonNull(TypeNode type) => type switch
    {
        ListTypeNode list => new ListValueNode([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Default(list.Item))]),
        _ => type.ToString()![0] switch
        {
            'I' when type.ToString() == "Int" => new IntValueNode(Pick("0", "-7", "2147483647")),
            'I' => new StringValueNode(Text()),
            'F' => new FloatValueNode(Pick("1.5", "-2e10", "0.0")),
            'B' => new BooleanValueNode(Flip()),
            'E' => new EnumValueNode($"V{_random.Next(size)}"),
            'S' when type.ToString() != "String" => new ObjectValueNode([new(new("k"), new ListValueNode([new IntValueNode("1"), new NullValueNode()])), new(new("t"), new StringValueNode(Text()))]),
            _ => new StringValueNode(Text()),
        },
    };

    private TypeNode Wrapped(string name)
    {
        TypeNode type = Ref(name);
        for (var depth = _random.Next(3); depth > 0; depth--)
            type = new ListTypeNode(Flip() ? new NonNullTypeNode(type) : type);
        return Flip() ? new NonNullTypeNode(type) : type;
    }

    private IReadOnlyList<DirectiveNode> Deprecated() => _random.Next(4) switch
    {
        0 => [new(new("deprecated"), [])],
        1 => [new(new("deprecated"), [new(new("reason"), new StringValueNode(Text()))])],
        _ => [],
    };

    private StringValueNode? Description() => Flip() ? new StringValueNode(Text()) : null;

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Texts)));

    private string Any(string prefix) => $"{prefix}{_random.Next(size)}";

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private bool Flip() => _random.Next(2) == 0;

    private IEnumerable<T> Some<T>(IEnumerable<T> values) => [.. values.Where(_ => Flip())];

    private static NamedTypeNode Ref(string name) => new(new(name));
}
