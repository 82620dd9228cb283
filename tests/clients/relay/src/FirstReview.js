import { graphql } from 'react-relay';

export const firstReview = graphql`
  mutation FirstReviewMutation($input: CompleteFirstReviewInput!) {
    completeFirstReview(input: $input) {
      document {
        id
        status
      }
      errors {
        __typename
        ... on Error {
          message
          code
        }
        ... on SeparationOfDutiesError {
          rule
        }
      }
    }
  }
`;
