import { expect, test } from '../app/app-under-test.ts';
import { cueRow, expectCueCount, openVideo, writeCue } from '../app/editor.ts';
import { sampleCues } from '../app/sample-file.ts';

test.use({ libraryHolds: 'the captioned sample' });

test('a name put right once is kept for later, and corrected everywhere in one step', async ({ app }) => {
  const { page } = app;
  await openVideo(page, 'sample.mp4');
  await expectCueCount(page, sampleCues);
  await writeCue(page, 2, 'He met Guttenburg.');
  await writeCue(page, 3, 'And Guttenburg read.');
  await writeCue(page, 4, 'Then guttenburg left.');
  await writeCue(page, 2, 'He met Gutenberg.');
  await expect(page.getByText('“Guttenburg” stands in 2 more places.')).toBeVisible();
  await app.screenshot('names-offer');
  // The dictionary is the other witness: it has neither form, and proposes the one that it is near to.
  await page
    .getByRole('region', { name: 'Problems' })
    .getByText('Not in the dictionary: Guttenburg')
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Gutenberg', exact: true })).toBeVisible();
  await app.screenshot('names-unknown');

  // By keys alone: to the offer, keep the name, look at the places, correct them.
  await page.keyboard.press('ControlOrMeta+Alt+G');
  await expect(page.getByRole('button', { name: 'Use “Gutenberg” from now on' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Correct all 2…' }).press('Enter');
  const places = page.getByRole('dialog', { name: 'Correct “Guttenburg” to “Gutenberg”' });
  await expect(places.getByRole('listitem').first()).toContainText('Gutenberg');
  await app.screenshot('names-places');
  await places.getByRole('button', { name: 'Correct all 2…' }).click();
  await expect(cueRow(page, 3)).toContainText('And Gutenberg read.');
  await expect(cueRow(page, 4)).toContainText('Then Gutenberg left.');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(cueRow(page, 3)).toContainText('Guttenburg');
  await expect(cueRow(page, 4)).toContainText('guttenburg');

  await page.getByRole('button', { name: 'New captions' }).click();
  await page.getByRole('button', { name: 'And 1 kept name…' }).click();
  const names = page.getByRole('dialog', { name: 'Names and terms' });
  await names
    .getByRole('region', { name: 'For all videos' })
    .getByRole('textbox')
    .fill('Kyoto, Ada Lovelace');
  await page.keyboard.press('Enter');
  await names.getByRole('button', { name: 'Use “Gutenberg” for all videos' }).click();
  const forAll = names.getByRole('region', { name: 'For all videos' });
  await expect(forAll.getByRole('listitem')).toHaveCount(3);
  await app.screenshot('names-list');
  await forAll.getByRole('button', { name: 'Remove “Kyoto”' }).click();
  await expect(forAll.getByRole('listitem')).toHaveCount(2);
  await names.getByRole('button', { name: 'Undo' }).click();
  await expect(forAll.getByRole('listitem')).toHaveCount(3);
  await forAll.getByRole('button', { name: 'As text…' }).click();
  await expect(forAll.getByRole('textbox', { name: 'One name a line' })).toHaveValue(/Ada Lovelace\n/);
});
