/** What can be wrong with a compiled network; listed with the codes of importing/ in docs/issue-codes.md. */
export const networkIssueCodes = {
  'network/column-length': ['error', 'A column of a compiled network does not have the rows its group has.'],
  'network/groups': ['error', 'An index of groups does not start at 0, ascend, and end at the number of rows.'],
  'network/range': ['error', 'A row number in a compiled network points beyond its table.'],
  'network/inverse': ['error', 'Arcs into a node, or nodes of a place, are not those whose head or place it is, in ascending order.'],
  'network/number': ['error', 'A length in a compiled network is negative or not a number.'],
  'network/place': ['error', 'A place of a compiled network does not know its own row, or two share an id.'],
} as const;

export type NetworkIssueCode = keyof typeof networkIssueCodes;
