import { graphql } from '../../lib/graphql.js';

export const AuditTrail = graphql(`
  query AuditTrail($search: AuditSearchInput, $after: String) {
    auditTrail(search: $search, first: 20, after: $after) {
      totalCount
      nodes {
        id
        at
        regionCode
        action
        actorKind
        actorName
        actorRoles
        subjectKind
        subjectName
        why
        details
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ExportAuditTrail = graphql(`
  mutation ExportAuditTrail($search: AuditSearchInput) {
    exportAuditTrail(search: $search) {
      csv
      problems {
        code
        message
      }
    }
  }
`);
