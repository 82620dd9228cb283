import { type FragmentType, graphql, read } from '../generated';
import { ask, type DataOf, type VariablesOf } from './ask';

const line = graphql(`
  fragment Line on Merchant {
    id
    name
    status
    createdAt
    application {
      legalRepresentative {
        name
      }
    }
  }
`);

const merchants = graphql(`
  query Merchants($first: Int, $after: String, $where: MerchantFilterInput) {
    merchants(first: $first, after: $after, where: $where) {
      totalCount
      edges {
        cursor
        node {
          ...Line
        }
      }
    }
  }
`);

const submit = graphql(`
  mutation Submit($input: SubmitDocumentInput!) {
    submitDocument(input: $input) {
      document {
        id
        currentVersion {
          length
        }
      }
      errors {
        __typename
        ... on InvalidInputError {
          field
        }
        ... on IllegalTransitionError {
          allowedStates
        }
      }
    }
  }
`);

/** One line of the list: fields behind a fragment are read by who declares them. */
export function textOf(merchant: FragmentType<typeof line>): string {
  const { name, status, createdAt, application } = read(line, merchant);
  const owner: string = application?.legalRepresentative.name ?? '–';
  return status === 'ACTIVE' ? `${name} (${owner}) since ${createdAt.slice(0, 10)}` : name;
}

export async function listed(): Promise<string[]> {
  const { merchants: page } = await ask(merchants, { first: 10, where: { status: { in: ['ACTIVE', 'SUSPENDED'] }, name: { contains: '有限' } } });
  const count: number | undefined = page?.totalCount;
  return count ? (page?.edges ?? []).map(({ node }) => textOf(node)) : [];
}

export async function submitted(applicationId: string, file: File): Promise<number | string> {
  const { submitDocument } = await ask(submit, { input: { applicationId, type: 'BUSINESS_LICENCE', file } });
  const [error] = submitDocument.errors ?? [];
  if (!error) return submitDocument.document?.currentVersion.length ?? 0;
  switch (error.__typename) {
    case 'InvalidInputError':
      return error.field;
    case 'IllegalTransitionError':
      return error.allowedStates.join(', ');
    default:
      return error.__typename;
  }
}

// What the schema does not allow must not compile: each of these lines is an error, and would fail the build if it were none.
// @ts-expect-error The type of a paper is mandatory.
export const withoutType: VariablesOf<typeof submit> = { input: { applicationId: '1', file: new File([], 'a.pdf') } };
// @ts-expect-error There is no such status.
export const wrongStatus: VariablesOf<typeof merchants> = { where: { status: { eq: 'CLOSED' } } };
// @ts-expect-error The payload of a mutation is never null, but its document may be.
export const document: { id: string } = ({} as DataOf<typeof submit>).submitDocument.document;
