/** Of the intake table: items that have a `queue`, ordered by `acceptedAt`. */
export const OPEN_INTAKES_INDEX = 'open-intakes';
