/** Where the API document stands. */
export const openApiPath = 'docs/wisepay-pod-api.openapi.json';
