"""The control words of RTF that decide what is text (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from typing import Final

SKIPPED: Final = frozenset(
    """
    aftncn aftnsep aftnsepc annotation author background bkmkend bkmkstart blipuid buptim category colorschememapping
    colortbl comment company creatim datafield datastore defchp defpap doccomm docvar dptxbxtext factoidname falt
    fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffname ffstattext file filetbl fldinst fname fontemb
    fontfile formfield ftncn ftnsep ftnsepc generator gridtbl info keycode keywords latentstyles lchars levelnumbers
    leveltext listlevel listname listoverride listoverridetable listpicture liststylename listtable lsdlockedexcept
    mailmerge manager mmathPr nesttableprops nonesttables nonshppict objalias objclass objdata objname objsect objtime
    oldcprops oldpprops oldsprops oldtprops oleclsid operator panose password passwordhash pgp pgptbl picprop pict pn
    pnseclvl pntxta pntxtb printim private propname protend protstart protusertbl pxe revtbl revtim rsidtbl rxe shppict
    shprslt sn sp staticval subject sv svb tc template themedata title txe upr userprops wgrffmtfilter windowcaption
    writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlname xmlnstbl
    """.split()  # noqa: SIM905
)
"""Destinations whose text is not shown on the page."""

SYMBOLS: Final = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}

CHARACTERS: Final = {"~": "\xa0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\"}
"""Control symbols; the optional hyphen shows only where a line is broken at it."""

HEADERS: Final = frozenset({"header", "headerl", "headerr", "headerf"})
FOOTERS: Final = frozenset({"footer", "footerl", "footerr", "footerf"})

CODE_PAGES: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

CHARSETS: Final = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Python's names for the character sets of fonts (\\fcharset); those not here are the file's own."""
SYMBOL_CHARSET: Final = 2
