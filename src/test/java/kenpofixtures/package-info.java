/** A small house that breaks every rule of the real one, so that the rules are seen to fail. */
package kenpofixtures;
