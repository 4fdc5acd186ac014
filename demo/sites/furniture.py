"""What stands around the text on every page: menus that name all indicators, footers with years, counters, share buttons."""

from collections.abc import Sequence
from html import escape

from demo.content.texts import NAMES
from demo.sites.general import GENERAL, general_address
from demo.sites.site import INDEX, Leaf

# What other years called the same numbers; sites keep such menus for years.
_OTHER_YEARS = (
    (1, "O18 E-Service"), (1, "O11 แผนดำเนินงานและการใช้งบประมาณประจำปี"), (1, "O31 ประกาศเจตนารมณ์นโยบาย No Gift Policy"),
    (-1, "O34 เจตจำนงสุจริตของผู้บริหาร"), (-1, "O18 แผนการใช้จ่ายงบประมาณประจำปี"), (-1, "O12 รายงานผลการดำเนินงานประจำปี"),
    (-2, "มาตรการภายในเพื่อป้องกันการทุจริต"), (-2, "แผนการจัดซื้อจัดจ้าง"),
)  # fmt: skip


def menu(leaf: Leaf, *, code_form: str = "O{}") -> list[tuple[str, str]]:
    """(label, address) of every entry of the main menu; `code_form` is how the site writes codes, empty for none."""
    own = [(f"{code_form.format(code[1:])} {name}".strip(), leaf.address(code)) for code, name in NAMES.items()]
    older = [
        (f"{label} ปี {leaf.fiscal_year + shift}", f"/old/{number}.html") for number, (shift, label) in enumerate(_OTHER_YEARS)
    ]
    general = [(label, general_address(label)) for label in GENERAL]
    return [*general, (f"ITA {leaf.fiscal_year}", leaf.address(INDEX)), *own, *older]


def list_items(entries: Sequence[tuple[str, str]], *, css: str = "menu-item") -> str:
    """The entries as items of a list."""
    return "".join(f'<li class="{css}"><a href="{escape(href)}">{escape(label)}</a></li>\n' for label, href in entries)


def footer(leaf: Leaf) -> str:
    """Address, copyright and names of laws: years that say nothing about the page."""
    name = escape(leaf.agency.name)
    return (
        f"<p>{name} อำเภอ{leaf.agency.district} จังหวัด{leaf.agency.province} โทรศัพท์ 0 5300 0100 อีเมล {leaf.agency.email}</p>"
        f"<p>สงวนลิขสิทธิ์ © {leaf.fiscal_year - 3} - {leaf.fiscal_year + 1} {name} ตามพระราชบัญญัติลิขสิทธิ์ พ.ศ. 2537</p>"
        "<p>พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540 | พ.ร.บ.การจัดซื้อจัดจ้างฯ พ.ศ. 2560 | พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562</p>"
    )


def counter(leaf: Leaf) -> str:
    """A counter of visitors with a date of its own."""
    return (
        f"จำนวนผู้เข้าชม วันนี้ {leaf.views // 7} คน เดือนนี้ {leaf.views * 3:,} คน ปีนี้ {leaf.views * 31:,} คน "
        f"ทั้งหมด {leaf.views * 410:,} คน เริ่มนับ 1 มกราคม {leaf.fiscal_year - 7}"
    )


def latest(leaf: Leaf) -> list[tuple[str, str]]:
    """Titles of other pages, with years that are not this page's."""
    year = leaf.fiscal_year
    return [
        (f"รายงานผลการจัดซื้อจัดจ้าง ประจำปี {year - 1}", leaf.address("O24")),
        (f"ประชุมสภาสมัยสามัญ สมัยที่ 1 ประจำปี {year}", "/page/77"),
        (f"แผนพัฒนาท้องถิ่น (พ.ศ. {year + 1}-{year + 5})", "/page/78"),
        (f"รับสมัครพนักงานจ้าง ครั้งที่ 1/{year - 2}", "/page/79"),
    ]


def shares(leaf: Leaf) -> str:
    """Buttons that share this page on social networks: not the agency's own networks."""
    return (
        f'<a href="https://www.facebook.com/sharer/sharer.php?u={escape(leaf.target)}">แชร์ Facebook</a> '
        f'<a href="https://twitter.com/intent/tweet?url={escape(leaf.target)}">ทวีต</a>'
    )
