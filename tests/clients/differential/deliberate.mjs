/**
 * Where graphql-js 17.1 departs from the specification (September 2025), the engine does not. Here graphql-js is brought back to it,
 * so that what else differs is seen. Each entry has its reason in building-blocks/docs/decisions/0004-differences-from-graphql-js.md.
 */
import { buildASTSchema, getNamedType, GraphQLError, isInputObjectType, isNullableType, Kind, parse, specifiedScalarTypes, typeFromAST, validateInputLiteral, visit } from 'graphql';

/** A selection set has at least one selection (section 2.5). */
export const PARSING = { allowEmptySelectionSets: false };

/** Type system documents hold no operations (section 3.1); the names of the specification's scalars are taken (section 3.3). */
export function checkSdl(sdl) {
  for (const definition of parse(sdl, PARSING).definitions) {
    if (EXECUTABLE.includes(definition.kind)) throw new GraphQLError('An operation or fragment in SDL.', { nodes: definition });
    const defines = definition.kind.endsWith('TypeDefinition') || definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;
    if (defines && specifiedScalarTypes.some((s) => s.name === definition.name?.value)) throw new GraphQLError(`${definition.name.value} is a scalar of the specification.`, { nodes: definition });
  }
}

/** A variable that fills a field of a OneOf input object is non-null (section 5.8.5), also where that object is itself non-null or in a list. */
function nonNullOneOfVariables(context) {
  const inFields = new Set();
  return {
    ObjectField({ value }) {
      if (value.kind === Kind.VARIABLE) inFields.add(value);
    },
    Document: {
      leave({ definitions }) {
        definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION).forEach(check);
      },
    },
  };

  function check(operation) {
    for (const { node, type: place, parentType } of context.getRecursiveVariableUsages(operation)) {
      const definition = operation.variableDefinitions?.findLast((d) => d.variable.name.value === node.name.value);
      const type = definition && typeFromAST(context.getSchema(), definition.type);
      const object = getNamedType(parentType);
      if (inFields.has(node) && type && place && object !== parentType && isInputObjectType(object) && object.isOneOf && isNullableType(type)) {
        context.reportError(new GraphQLError(`$${node.name.value} must be non-null.`, { nodes: [definition, node] }));
      }
    }
  }
}

/** Every literal is of its type (section 5.6.1), also where an input field is given twice and the other one counts. */
function repeatedInputFields(context) {
  const shadowed = new Set();
  return {
    ObjectValue(object) {
      const last = new Map(object.fields.map((field) => [field.name.value, field]));
      object.fields.filter((field) => last.get(field.name.value) !== field).forEach((field) => shadowed.add(field));
    },
    ObjectField(field) {
      const type = context.getInputType();
      if (shadowed.has(field) && type) validateInputLiteral(field.value, type, (error) => context.reportError(error));
    },
  };
}

export const missingRules = [nonNullOneOfVariables, repeatedInputFields];

/**
 * A schema on which graphql-js sees `__typename` when it decides whether fields merge (section 5.3.2): it looks fields up without the
 * meta-fields, and unions have none at all. So objects and interfaces get the field, and unions become interfaces.
 */
export function schemaForMerging(sdl) {
  const typeName = parse('type T { __typename: String! }').definitions[0].fields[0];
  const withTypeName = (node) => ({ ...node, fields: [...(node.fields ?? []), typeName] });
  const document = visit(parse(sdl, PARSING), {
    ObjectTypeDefinition: { leave: withTypeName },
    InterfaceTypeDefinition: { leave: withTypeName },
    UnionTypeDefinition: { leave: ({ name }) => ({ kind: Kind.INTERFACE_TYPE_DEFINITION, name, fields: [typeName] }) },
    UnionTypeExtension: { leave: () => null },
  });
  return buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
}

/**
 * Errors that graphql-js finds where there is nothing to judge by: the arguments of an unknown directive, which it takes for arguments
 * of the field that the directive stands on, and the inside of a type definition, which cannot be executed as a whole.
 */
export function withoutStrayErrors(schema, document, errors) {
  const stray = document.definitions.filter((d) => !EXECUTABLE.includes(d.kind)).map(({ loc }) => ({ start: loc.start + 1, end: loc.end }));
  visit(document, {
    Directive(directive) {
      if (!schema.getDirective(directive.name.value)) stray.push(...(directive.arguments ?? []).map((a) => a.loc));
    },
  });
  // That a name is there twice needs no definition to see.
  const isStray = (node) => node.kind !== Kind.NAME && stray.some((loc) => loc.start <= node.loc.start && node.loc.end <= loc.end);
  return errors.filter(({ nodes }) => !nodes?.some(isStray) || !nodes.every((node) => node.kind === Kind.VARIABLE_DEFINITION || isStray(node)));
}

/**
 * Errors that are open: whether two fields have the same arguments, where one of them has an argument twice; and conflicts of a field
 * with itself, which come of a fragment that spreads itself. Either answer is as good, as the mistake behind it is reported.
 */
export const isOpen = ({ nodes }) => nodes?.length > 1
  && (nodes.some((node) => node.kind === Kind.FIELD && repeats(node.arguments ?? [])) || new Set(nodes).size < nodes.length);

const EXECUTABLE = [Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION];
const repeats = (nodes) => new Set(nodes.map((n) => n.name.value)).size < nodes.length;
