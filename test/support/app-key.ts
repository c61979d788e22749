/** The key of every product that a test starts. */
export const appKey = 'Q2hlY2tzLW9ubHktbm90LWEtc2VjcmV0LWF0LWFsbC0x';
