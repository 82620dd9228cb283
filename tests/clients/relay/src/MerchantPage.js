import { graphql } from 'react-relay';

export const page = graphql`
  query MerchantPageQuery($count: Int!, $where: MerchantFilterInput) {
    ...MerchantList_query @arguments(count: $count, where: $where)
    reviewQueue(first: 1) {
      totalCount
    }
  }
`;

export const list = graphql`
  fragment MerchantList_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }, where: { type: "MerchantFilterInput" })
  @refetchable(queryName: "MerchantListPaginationQuery") {
    merchants(first: $count, after: $cursor, where: $where, order: [{ createdAt: DESC }]) @connection(key: "MerchantList_merchants", filters: ["where"]) {
      totalCount
      edges {
        node {
          id
          ...MerchantLine_merchant
        }
      }
    }
  }
`;

export const line = graphql`
  fragment MerchantLine_merchant on Merchant @refetchable(queryName: "MerchantLineRefetchQuery") {
    name
    status
    ...PaperList_merchant @defer(label: "papers")
  }
`;

export const papers = graphql`
  fragment PaperList_merchant on Merchant {
    documents(first: 3) {
      nodes {
        id
        type
        status
        currentVersion {
          submittedAt
        }
      }
    }
  }
`;
