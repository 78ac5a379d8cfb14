import { strToU8, zipSync } from 'fflate';
import { faultOfFile } from './file-kinds.js';

const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
const openDocument = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] });
const NOT_TAKEN = 'Choose a PDF, Word, Excel, PowerPoint';
const NOT_WHAT = 'The file is not what its name says';

it.each([
  ['plan.pdf', Buffer.from('%PDF-1.7\n')],
  ['Plan.PDF', Buffer.from('\ufeff%PDF-1.7\n')],
  ['answer.docx', zip('[Content_Types].xml', 'word/document.xml')],
  ['rows.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['slides.pptx', zip('ppt/presentation.xml')],
  ['answer.odt', openDocument],
  ['letter.rtf', Buffer.from('{\\rtf1 Dear}')],
  ['answer.txt', Buffer.from('We agree — with changes.\r\n')],
  ['answer.txt', Buffer.from('\ufeffWe agree.', 'utf16le')],
  ['rows.csv', Buffer.from('a,b\n1,2\n')],
  ['mail.eml', Buffer.from('From: a@example.org\r\nSubject: Our answer\r\n\r\nHere it is.')],
  ['page.png', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1')],
  ['page.jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
])('takes %s', (name, bytes) => expect(faultOfFile(name, bytes)).toBeUndefined());

it.each([
  ['a program', 'answer.exe', Buffer.from('MZ'), NOT_TAKEN],
  ['a web page', 'answer.html', Buffer.from('<html>'), NOT_TAKEN],
  ['a drawing that may run something', 'answer.svg', Buffer.from('<svg onload="x"/>'), NOT_TAKEN],
  ['a file without an ending', 'answer', Buffer.from('We agree.'), NOT_TAKEN],
  ['a name of what every object has', 'answer.constructor', Buffer.from('We agree.'), NOT_TAKEN],
  ['a program that is called a PDF', 'answer.pdf', Buffer.from('MZ\x90\0'), NOT_WHAT],
  ['a program that is called a text', 'answer.txt', Buffer.from('MZ\x90\0\x03'), NOT_WHAT],
  ['a script that is called a text', 'answer.txt', Buffer.from('#!/bin/sh\n'), NOT_WHAT],
  ['a web page that is called a text', 'answer.txt', Buffer.from('\n <!DOCTYPE html><p>'), NOT_WHAT],
  ['a drawing that is called a picture', 'page.png', Buffer.from('<svg/>'), NOT_WHAT],
  ['a zipped file that is called a document', 'answer.docx', zip('run.exe'), NOT_WHAT],
  ['a document with macros', 'answer.docx', zip('word/document.xml', 'word/vbaProject.bin'), NOT_WHAT],
  ['a workbook that is called a document', 'answer.docx', zip('xl/workbook.xml'), NOT_WHAT],
  ['a broken zipped file', 'answer.docx', Buffer.from('PK\x03\x04 and no more'), NOT_WHAT],
  ['words that are called a mail', 'mail.eml', Buffer.from('Dear all,\n\nHere it is.'), NOT_WHAT],
])('refuses %s', (_, name, bytes, sentence) => expect(faultOfFile(name, bytes)).toContain(sentence));
