package kenpo.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/**
 * What each thing of a document is, for who has it read aloud (ISO 32000-1, 14.7 and 14.8): a tree
 * of elements, and the way back from each piece of a page to its element.
 */
final class Tags {

  private final PDDocument document;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement all;

  /** Of each page, the elements of its pieces by their numbers. */
  private final List<COSArray> pages = new ArrayList<>();

  Tags(PDDocument document) {
    this.document = document;
    var catalog = document.getDocumentCatalog();
    catalog.setStructureTreeRoot(root);
    var marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    this.all = element(root, StandardStructureTypes.DOCUMENT);
  }

  PDStructureElement all() {
    return all;
  }

  PDStructureElement element(PDStructureNode parent, String type) {
    var element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** Pieces from now on are on that page. */
  void begin(PDPage page) {
    page.setStructParents(pages.size());
    pages.add(new COSArray());
  }

  /** The number of the next piece of the page, which belongs to that element. */
  int piece(PDStructureElement element, PDPage page) {
    var pieces = pages.getLast();
    var reference = new PDMarkedContentReference();
    reference.setMCID(pieces.size());
    reference.setPage(page);
    element.appendKid(reference);
    pieces.add(element.getCOSObject());
    return pieces.size() - 1;
  }

  void finish() {
    var numbers = new TreeMap<Integer, PDParentTreeValue>();
    for (int page = 0; page < pages.size(); page++) {
      numbers.put(page, new PDParentTreeValue(pages.get(page)));
    }
    var tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(numbers);
    root.setParentTree(tree);
    root.setParentTreeNextKey(pages.size());
    document.getDocumentCatalog().setStructureTreeRoot(root);
  }
}
