"""Pages that are served with a good status and are not what was submitted, in the words of real sites."""

from demo.faults.statuses import recovers
from demo.server import Handler, respond

_SITE = "องค์การบริหารส่วนตำบลทุ่งสมมุติ"
_MENU = (
    "<nav><ul><li><a href='/'>หน้าแรก</a><li><a href='/structure'>โครงสร้าง</a><li><a href='/executives'>ข้อมูลผู้บริหาร</a>"
    "<li><a href='/authority'>อำนาจหน้าที่</a><li><a href='/plan'>แผนพัฒนาท้องถิ่น</a><li><a href='/budget'>แผนการใช้จ่ายงบประมาณ</a>"
    "<li><a href='/news'>ข่าวประชาสัมพันธ์</a><li><a href='/qa'>ถาม-ตอบ (Q&amp;A)</a></ul></nav>"
)
_FOOTER = f"<footer>{_SITE} อำเภอสมมุติ จังหวัดตัวอย่าง โทร. 0 0000 0000</footer>"


def pages() -> dict[str, Handler]:
    """Page faults by the code that each should lead to, with variants."""
    return {
        "soft-404": _site("ไม่พบหน้าที่ต้องการ", "<h1>404</h1><p>ขออภัย ไม่พบหน้าที่คุณต้องการ อาจถูกย้ายหรือลบไปแล้ว</p>"),
        "soft-404-english": _site(
            "Article not found", "<h1>Article not found</h1><p>The requested article could not be found.</p>"
        ),
        "soft-404-nothing": _site("ผลการค้นหา", "<h1>ไม่พบข้อมูล</h1><p>ไม่มีรายการที่ตรงกับที่ท่านเลือก</p>"),
        "parked": respond(_PARKED),
        "hijacked": respond(_HIJACKED),
        "under-construction": _site("กำลังปรับปรุง", "<h1>อยู่ระหว่างปรับปรุงเว็บไซต์</h1><p>ขออภัยในความไม่สะดวก Under Construction</p>"),
        "php-error": respond(_PHP_ERROR),
        "database-error": respond("<h1>Error establishing a database connection</h1>", status=200),
        "default-server-page": respond(_DEFAULT_PAGE),
        "directory-listing": respond(_LISTING),
        "empty-page": respond("<!doctype html><html><head><title></title></head><body></body></html>"),
        "menu-only": _site("แผนการใช้จ่ายงบประมาณ", ""),
        "needs-javascript": respond(_SHELL),
        "login-page": respond(_LOGIN),
        "login": respond(_LOGIN),
        "google-sign-in": respond(_LOGIN.replace(_SITE, "Google")),
        "bot-wall-cloudflare": respond(
            _CLOUDFLARE, status=403, headers=[("cf-mitigated", "challenge"), ("Server", "cloudflare")]
        ),
        "bot-wall-503": respond(_CHECKING, status=503, headers=[("Server", "cloudflare")]),
        "bot-wall-200": respond(_CHECKING),
        "bot-wall-waf": respond(_WAF, status=403),
        "bot-wall-captcha": respond(_CAPTCHA),
        "home": _site("หน้าแรก", f"<h1>ยินดีต้อนรับสู่{_SITE}</h1><p>ข่าวประชาสัมพันธ์ กิจกรรม และบริการประชาชน</p>"),
        "recovers-wall": recovers(respond(_CHECKING, status=503)),
    }


def _site(title: str, main: str) -> Handler:
    body = f"<!doctype html><html lang=th><head><meta charset=utf-8><title>{title} - {_SITE}</title></head>"
    return respond(f"{body}<body>{_MENU}<main>{main}</main>{_FOOTER}</body></html>")


_PARKED = """<!doctype html><html><head><title>thungsommut.example is for sale</title></head><body>
<h1>thungsommut.example</h1><p>This domain is for sale! Buy this domain. The owner of this domain has parked it.</p>
<p>Related searches: <a href="/a">Loans</a> <a href="/b">Insurance</a> <a href="/c">Hotel</a></p></body></html>"""

_HIJACKED = """<!doctype html><html lang=th><head><meta charset=utf-8><title>สล็อตเว็บตรง บาคาร่าออนไลน์ แทงบอล ฝากถอนไม่มีขั้นต่ำ</title></head>
<body><h1>สล็อตเว็บตรง อันดับ 1 แตกง่าย</h1><p>สมัครสล็อตวันนี้ รับเครดิตฟรี 100% คาสิโนออนไลน์ บาคาร่า แทงบอล ฝากถอนออโต้ไม่มีขั้นต่ำ</p>
<p>เว็บตรงไม่ผ่านเอเย่นต์ ทดลองเล่นสล็อตฟรี หวยออนไลน์ ยิงปลา</p></body></html>"""

_PHP_ERROR = """<br />
<b>Fatal error</b>:  Uncaught mysqli_sql_exception: Access denied for user 'oit'@'localhost' (using password: YES)
in /home/site/public_html/include/connect.php:7
Stack trace: #0 {main} thrown in <b>/home/site/public_html/include/connect.php</b> on line <b>7</b><br />"""

_DEFAULT_PAGE = """<!doctype html><html><head><title>Apache2 Debian Default Page: It works</title></head>
<body><h1>It works!</h1><p>This is the default welcome page used to test the correct operation of the Apache2 server.</p></body></html>"""

_LISTING = """<html><head><title>Index of /ita</title></head><body><h1>Index of /ita</h1><pre>
<a href="../">../</a>
<a href="o18.pdf">o18.pdf</a>   2022-03-01 09:00  120K
</pre></body></html>"""

_SHELL = """<!doctype html><html lang=th><head><meta charset=utf-8><title>ITA</title><script src="/static/app.js"></script></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""

_LOGIN = f"""<!doctype html><html lang=th><head><meta charset=utf-8><title>เข้าสู่ระบบ - {_SITE}</title></head><body>
<h1>เข้าสู่ระบบ</h1><form method="post" action="/login"><label>ชื่อผู้ใช้ <input name="user"></label>
<label>รหัสผ่าน <input type="password" name="password"></label><button>เข้าสู่ระบบ</button> <a href="/forgot">ลืมรหัสผ่าน</a></form></body></html>"""

_CLOUDFLARE = """<!doctype html><html><head><title>Just a moment...</title></head><body>
<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cType:'managed'};</script></body></html>"""

_CHECKING = """<!doctype html><html><head><title>Checking your browser</title></head><body><h1>Checking your browser before accessing
the site.</h1><p>This process is automatic. Please allow up to 5 seconds.</p></body></html>"""

_WAF = """<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.
<br>Your support ID is: 1234567890</body></html>"""

_CAPTCHA = """<!doctype html><html lang=th><head><meta charset=utf-8><title>ตรวจสอบ</title></head><body>
<h1>กรุณายืนยันว่าคุณไม่ใช่หุ่นยนต์</h1><div class="g-recaptcha"></div></body></html>"""
