"""Pages that open and are no answer: missing pages, notices, walls, shells, spam. Bodies only; the site adds its furniture."""

SOFT_404 = ("ไม่พบหน้าที่ต้องการ", "<p>ขออภัย ไม่พบข้อมูลที่ท่านเรียกดู อาจถูกลบหรือย้ายไปแล้ว</p>")
SOFT_404_ENGLISH = (
    "Page not found",
    "<p>Oops! Nothing was found at this location. Maybe try a search?</p>",
)
UNDER_CONSTRUCTION = ("อยู่ระหว่างการปรับปรุง", "<p>หน้านี้อยู่ระหว่างการปรับปรุงข้อมูล ขออภัยในความไม่สะดวก (Under Construction)</p>")
EMPTY = ("", "")
LOGIN_FORM = (
    "<form action='/login' method='post'><p>กรุณาเข้าสู่ระบบก่อนใช้งาน</p>"
    "<p><label>ชื่อผู้ใช้ <input type='text' name='user'></label></p>"
    "<p><label>รหัสผ่าน <input type='password' name='pass'></label></p><button>เข้าสู่ระบบ</button></form>"
)
LOGIN = ("เข้าสู่ระบบ", LOGIN_FORM)

ERROR_PAGE = (
    "<br />\n<b>Warning</b>:  mysqli_connect(): Access denied for user 'web'@'localhost' (using password: YES) in "
    "<b>/home/web/public_html/include/config.php</b> on line <b>12</b><br />\n"
    "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to a member function query() on bool in "
    "/home/web/public_html/index.php:31\nStack trace:\n#0 {main}\n"
    "  thrown in <b>/home/web/public_html/index.php</b> on line <b>31</b><br />"
)
PHP_NOTICE = "<br />\n<b>Notice</b>:  Undefined index: page in <b>/home/web/public_html/index.php</b> on line <b>4</b><br />\n"
SCRIPT_SHELL = (
    "<!doctype html><html lang='th'><head><meta charset='utf-8'><title>ระบบข้อมูล</title>"
    "<script defer src='/static/js/main.8f3a2c.js'></script></head>"
    "<body><noscript>You need to enable JavaScript to run this app.</noscript>"
    "<div id='root'></div></body></html>"
)
BOT_WALL = (
    "<!DOCTYPE html><html lang='en-US'><head><title>Just a moment...</title></head>"
    "<body><h1>Checking your browser before accessing the site.</h1>"
    "<p>This process is automatic. Please allow up to 5 seconds.</p>"
    "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1'></script></body></html>"
)
PARKED = (
    "<!DOCTYPE html><html><head><title>{host} - This domain is for sale</title></head><body><h1>{host}</h1>"
    "<p>The domain {host} may be for sale. Buy this domain.</p><h2>Related Searches</h2>"
    "<ul><li><a href='/?q=loans'>Loans</a></li><li><a href='/?q=hosting'>Web Hosting</a></li>"
    "<li><a href='/?q=insurance'>Insurance</a></li></ul>"
    "<p>This page is provided courtesy of the domain parking service.</p></body></html>"
)
HIJACKED = (
    "<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'>"
    "<title>สล็อตเว็บตรง แตกง่าย บาคาร่าออนไลน์ {name}</title></head><body>"
    "<h1>สล็อตเว็บตรง ไม่ผ่านเอเย่นต์ ฝากถอนไม่มีขั้นต่ำ</h1>"
    "<p>คาสิโนออนไลน์ บาคาร่า สล็อต แทงบอล หวยออนไลน์ สมัครวันนี้รับเครดิตฟรี 100</p>"
    "<p>{name} แผนพัฒนาท้องถิ่น เว็บพนันออนไลน์อันดับ 1 ฝากถอนออโต้ 10 วินาที โบนัสสมาชิกใหม่</p>"
    "<ul><li><a href='/slot'>สล็อต PG แตกง่าย</a></li>"
    "<li><a href='/baccarat'>บาคาร่าสด</a></li><li><a href='/football'>แทงบอลสเต็ป</a></li></ul>"
    "<p>ทดลองเล่นสล็อตฟรี ค่ายดัง แจ็คพอตแตกทุกวัน สมัครสมาชิก แอดไลน์</p></body></html>"
)
DENIED = "<html><head><title>{status}</title></head><body><h1>{status} {phrase}</h1><hr><address>Apache</address></body></html>"
