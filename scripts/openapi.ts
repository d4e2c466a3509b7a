/** `npm run openapi`: writes the document of the API that the POD needs, from the contract. */
import { writeFile } from 'node:fs/promises';
import { openApiText } from './openapi/document.ts';
import { openApiPath } from './openapi/path.ts';

await writeFile(openApiPath, openApiText());
console.log(openApiPath);
