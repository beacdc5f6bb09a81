/**
 * Reads CEA-608 captions pair of bytes by pair (CEA-608-E; 47 CFR 15.119) and tells what was on the screen when. Captions
 * that pop on are cues as they stand; those that roll up or are painted on are one cue for each row or burst, shown until
 * the next one takes its place, so that each text is said once.
 */
import { plainLook, sameLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';
import { CaptionScreen, screenRows } from './caption-screen.ts';
import { basicCharacter, extendedCharacter, specialCharacter } from './characters.ts';
import { control, readMidRow, readRowAddress } from './control-codes.ts';

export interface ShownCaption {
  readonly screen: CaptionScreen;
  readonly startFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
  readonly line: number;
}

type Mode = 'pop-on' | 'roll-up' | 'paint-on' | 'text';

interface Burst {
  readonly screen: CaptionScreen;
  /** Null while nothing of it is on the screen. */
  startFrame: number | null;
  line: number;
}

export class CaptionDecoder {
  readonly shown: ShownCaption[] = [];
  #mode: Mode = 'pop-on';
  #hidden: Burst = newBurst();
  /** What is being written on the screen itself. */
  #live: Burst = newBurst();
  #onScreen: Burst[] = [];
  #row = screenRows;
  #column = 0;
  #look: TextLook = plainLook;
  #lastControl = -1;

  /** `first` and `second`: bytes without parity, of one channel. */
  feed(first: number, second: number, frame: number, line: number): void {
    if (first < 0x10) {
      this.#lastControl = -1;
      return;
    }
    if (first >= 0x20) {
      this.#lastControl = -1;
      this.#write(basicCharacter(first), frame, line);
      if (second >= 0x20) this.#write(basicCharacter(second), frame, line);
      return;
    }
    // Each control code is sent twice; the second time counts only where the first was lost.
    const code = (first << 8) | second;
    const isRepeated = code === this.#lastControl;
    this.#lastControl = isRepeated ? -1 : code;
    if (!isRepeated) this.#command(first, second, frame, line);
  }

  /** What is still on the screen stays until here; true when something was. */
  finish(frame: number): boolean {
    const count = this.shown.length;
    this.#clearScreen(frame);
    return this.shown.length > count;
  }

  #command(first: number, second: number, frame: number, line: number): void {
    if (second >= 0x40) this.#address(first, second);
    else if (first === 0x11 && second >= 0x30) this.#write(specialCharacter(second), frame, line);
    else if (first === 0x11 && second >= 0x20) this.#midRow(second, frame, line);
    else if ((first === 0x12 || first === 0x13) && second >= 0x20) {
      this.#column = Math.max(0, this.#column - 1);
      this.#write(extendedCharacter(first === 0x12 ? 2 : 3, second), frame, line);
    } else if (first === 0x17 && second >= 0x21 && second <= 0x23) this.#column += second - 0x20;
    else if (first === 0x14 || first === 0x15) this.#control(second, frame);
  }

  #control(second: number, frame: number): void {
    switch (second) {
      case control.resumeCaptionLoading:
        this.#mode = 'pop-on';
        return;
      case control.backspace:
        this.#column = Math.max(0, this.#column - 1);
        this.#target?.screen.erase(this.#row, this.#column);
        return;
      case control.deleteToEndOfRow:
        this.#target?.screen.erase(this.#row, this.#column);
        return;
      case control.rollUp2:
      case control.rollUp3:
      case control.rollUp4:
        this.#startRollUp(frame);
        return;
      case control.resumeDirectCaptioning:
        this.#mode = 'paint-on';
        this.#live = newBurst();
        return;
      case control.textRestart:
      case control.resumeTextDisplay:
        this.#mode = 'text';
        return;
      case control.eraseDisplayed:
        this.#clearScreen(frame);
        return;
      case control.carriageReturn:
        if (this.#mode === 'roll-up') this.#nextRow(frame);
        return;
      case control.eraseNonDisplayed:
        this.#hidden = newBurst();
        return;
      case control.endOfCaption:
        this.#flip(frame);
    }
  }

  get #target(): Burst | null {
    if (this.#mode === 'text') return null;
    return this.#mode === 'pop-on' ? this.#hidden : this.#live;
  }

  #write(character: string, frame: number, line: number): void {
    const target = this.#target;
    if (target === null) return;
    if (this.#mode !== 'pop-on' && character.trim() !== '') this.#showLive(frame, line);
    if (this.#mode === 'pop-on' && target.screen.isUntouched) target.line = line;
    target.screen.put(this.#row, this.#column, character, this.#look);
    this.#column += 1;
  }

  /** The first character of a burst puts it on the screen, in the place of what stands in its row. */
  #showLive(frame: number, line: number): void {
    if (this.#mode === 'paint-on') this.#endRow(this.#row, frame);
    if (this.#live.startFrame !== null) return;
    this.#live.startFrame = frame;
    this.#live.line = line;
    this.#onScreen.push(this.#live);
  }

  #endRow(row: number, frame: number): void {
    for (const burst of this.#onScreen) {
      if (burst !== this.#live && burst.screen.hasRow(row)) this.#end(burst, frame);
    }
  }

  #end(burst: Burst, frame: number): void {
    this.#onScreen = this.#onScreen.filter((other) => other !== burst);
    const { screen, startFrame, line } = burst;
    if (startFrame === null || screen.isBlank) return;
    this.shown.push({ screen, startFrame, endFrame: Math.max(startFrame, frame), line });
  }

  #clearScreen(frame: number): void {
    for (const burst of this.#onScreen) this.#end(burst, frame);
    this.#live = newBurst();
  }

  #flip(frame: number): void {
    this.#clearScreen(frame);
    this.#mode = 'pop-on';
    this.#hidden.startFrame = frame;
    this.#onScreen.push(this.#hidden);
    this.#hidden = newBurst();
  }

  #startRollUp(frame: number): void {
    if (this.#mode !== 'roll-up') {
      this.#clearScreen(frame);
      this.#hidden = newBurst();
      this.#row = screenRows;
      this.#column = 0;
    }
    this.#mode = 'roll-up';
  }

  #nextRow(frame: number): void {
    this.#clearScreen(frame);
    this.#column = 0;
    this.#look = plainLook;
  }

  #address(first: number, second: number): void {
    const { row, column, look } = readRowAddress(first, second);
    // In captions that roll up the address moves the row that is being written.
    if (this.#mode === 'roll-up') this.#live.screen.moveRow(this.#row, row);
    this.#row = row;
    this.#column = column;
    this.#look = { ...plainLook, ...look };
  }

  /** A colour ends italics; italics keep the colour. The cell of the code is plain where one of its sides is. */
  #midRow(second: number, frame: number, line: number): void {
    const code = readMidRow(second);
    const color = code.italic ? this.#look.color : code.color;
    const look = { ...plainLook, ...code, color };
    if (sameLook(look, plainLook)) this.#look = plainLook;
    this.#write(' ', frame, line);
    this.#look = look;
  }
}

function newBurst(): Burst {
  return { screen: new CaptionScreen(), startFrame: null, line: 1 };
}
