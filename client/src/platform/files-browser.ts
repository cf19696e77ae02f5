/** Hands a file to the browser, which keeps it where it keeps what is downloaded. */
export const saveFile = (name: string, parts: readonly BlobPart[], type: string): void => {
  const address = window.URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by the end of this task.
  setTimeout(() => window.URL.revokeObjectURL(address), 0);
};

/** Opens the browser's own question about printer and paper. */
export const printPage = (): void => window.print();
