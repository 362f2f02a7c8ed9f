/** The resume policy of a good Tox client: what is unfinished is kept in files; private. */
package org.tidewire.resume.tox;
