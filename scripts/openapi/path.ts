/** The path of the API document. */
export const openApiPath = 'docs/wisepay-pod-api.openapi.json';
