import type { OurLibrary } from './our-library.ts';

/** What the files are, and how to go on from them. */
export function readmeText({ shown, domain }: OurLibrary): string {
  return `# Will our notices arrive, and do we get every answer?

Scenarios for ${shown}, played by noticeproof on this machine alone. Nothing is sent to anybody.

\`\`\`sh
npx noticeproof run                            # plays all of scenarios/
npx noticeproof run --only ${domain.replaceAll('.', '-')}-today
npx noticeproof explain scenarios/today.yaml   # step by step: why messages were lost
\`\`\`

Run these in the folder above this one.

| file                                     | what it is                                                  |
| ---------------------------------------- | ----------------------------------------------------------- |
| \`today.yaml\`                             | the set-up that the vendor delivers, and what is lost in it |
| \`after-b1.yaml\`                          | the same library after B1                                   |
| \`../fixtures/populations/our-library.yaml\` | the library, its server, its DNS records, its patrons       |
| \`../fixtures/receivers/our-server.yaml\`    | how the library's own server decides                        |

## What to do next

1. **Your DNS records.** Paste them into \`zone:\` of \`our-library.yaml\`; the \`dig\` commands stand there.
2. **Your properties.** Write into \`sender:\` of \`today.yaml\` what Staff Functions shows at your library.
3. **Your server.** Ask whoever runs it, and mend the rows of \`our-server.yaml\`; or name a receiver that comes with
   noticeproof, such as \`m365-tenant\`.
4. **Run it.** Where an expectation is no longer met, the report says what came instead and why. Either the set-up is to
   be mended, or the expectation: then write a \`because\` that holds.
5. **Keep it.** \`npx noticeproof run\` ends with 0 only if everything comes out as expected: let your CI run it.

All that can be written is in \`node_modules/noticeproof/docs/writing-scenarios.md\`.
`;
}
