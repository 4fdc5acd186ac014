"""Titles and bodies of pages that open and are no answer; the site prints them with its furniture."""

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

PHP_NOTICE = "<br />\n<b>Notice</b>:  Undefined index: page in <b>/home/web/public_html/index.php</b> on line <b>4</b><br />\n"
DENIED = "<html><head><title>{status}</title></head><body><h1>{status} {phrase}</h1><hr><address>Apache</address></body></html>"
